package org.joryu.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `joryu` command. `joryu help` lists what it can do.
@Command(
        name = "joryu",
        description = "Java notebooks for knowledge distillation.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            LabCommand.class,
            InstallCommand.class,
            UninstallCommand.class,
            DoctorCommand.class,
            GpuCommand.class,
            NativesCommand.class,
            CommandLine.HelpCommand.class
        })
final class Joryu {

    private Joryu() {}

    public static void main(String... arguments) {
        HomeFolder.adopt();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Joryu())
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
    }

    private static int report(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof UserError)) {
            throw failure;
        }
        command.getErr().println("joryu: " + failure.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
