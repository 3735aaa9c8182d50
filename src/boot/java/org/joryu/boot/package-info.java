/// For `java -jar joryu.jar`: unpacks Joryu and starts it. Written for Java 8.
package org.joryu.boot;
