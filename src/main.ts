// Step: argv -> config -> app -> one command. Out: the exit status.
import { openApp } from './app.ts'
import { runCommandLine } from './channels/terminal/command-line.ts'
import { readConfig } from './config.ts'

process.exitCode = await runCommandLine(process.argv.slice(2), (settings) =>
  openApp(readConfig(process.env, settings), settings),
)
