// argv → one command of the command line.
import { runCommand } from "./cli/cli.ts";

process.exitCode = await runCommand(process.argv.slice(2));
