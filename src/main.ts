// Step: argv -> config -> app -> one command. Out: the exit status.
import { openApp } from './app.ts'
import { runCommandLine } from './channels/terminal/command-line.ts'
import { readConfig } from './config.ts'
import { buildUpkeep } from './upkeep.ts'

const read = (overrides: { readonly dataDir?: string }) => readConfig(process.env, overrides)

process.exitCode = await runCommandLine(process.argv.slice(2), {
  open: (settings) => openApp(read(settings), settings),
  ...buildUpkeep(read),
})
