"""Joryu: a Java kernel for Jupyter, and a language for knowledge distillation in it.

The package holds the Java program and starts it; there is nothing to import.
"""
