"""The Jupyter project's own test suite for kernels, whole but for the pager, which Joryu does not have."""

import jupyter_kernel_test


class JupyterKernelTest(jupyter_kernel_test.KernelTests):
    kernel_name = "joryu"
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": '"abc".substrin', "matches": ["substring("]},
        {"text": "whil", "matches": ["while"]},
    ]
    complete_code_samples = ["int x = 1;", "1 + 1", "class A { int f() { return 1; } }", "import java.util.*;", "// why"]
    incomplete_code_samples = ["int f(int x) {", "if (true) {", "foo(", 'String s = """\n  text']
    invalid_code_samples = ["int x = ;)", "class }"]
    code_generate_error = "int quotient = 1 / 0;"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + 1', "result": "a1"},
        {"code": "List.of(1, 2)", "mime": "text/plain"},
    ]
    code_display_data = [
        {"code": 'Display.show(MimeBundle.text("b").withHtml("<b>b</b>"));', "mime": "text/html"},
        {"code": 'Display.show("plain");', "mime": "text/plain"},
    ]
    code_history_pattern = "6 ?*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max"
    code_clear_output = "Display.clear();"


class IopubWelcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "joryu"
    support_iopub_welcome = True
