"""Cells and the kernel live in the same process and never meet."""

from kernel_client import KernelCase


class Isolation(KernelCase):
    def test_cells_do_not_see_the_kernels_libraries(self):
        # Gson is none of them: DJL brings one of its own for cells.
        for name in ("org.zeromq.ZMQ", "org.joryu.kernel.Kernel", "picocli.CommandLine"):
            with self.subTest(name):
                self.assertEqual(self.kernel.run(f"{name}.class").content["ename"], "CompilationError")
                self.assertEqual(
                    self.kernel.run(f'Class.forName("{name}")').content["ename"], "java.lang.ClassNotFoundException"
                )
