// Step: argv -> config -> app -> one command. Out: the exit status.
import { openApp } from './app/open-app.ts'
import { buildUpkeep } from './app/upkeep.ts'
import { runCommandLine } from './channels/terminal/command-line.ts'
import { readConfig } from './config.ts'

const read = (overrides: { readonly dataDir?: string }) => readConfig(process.env, overrides)

process.exitCode = await runCommandLine(process.argv.slice(2), {
  open: (settings) => openApp(read(settings), settings),
  ...buildUpkeep(read),
})
