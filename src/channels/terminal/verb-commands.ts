// Commands of the desk's table of verbs: each with an optional word and --json.
import type { Command } from 'commander'
import type { Verb } from '#desk/verbs/verb.ts'
import { verbs } from '#desk/verbs/verbs.ts'
import { type Session, writeJson } from './session.ts'

export function buildVerbCommands(program: Command, session: Session): void {
  for (const verb of verbs) buildVerb(verb, program, session)
}

function buildVerb(verb: Verb, program: Command, session: Session): void {
  program
    .command(`${verb.name} [词]`)
    .description(verb.help)
    .option('--json', '结果以 JSON 输出')
    .action((word: string | undefined, options: { json?: boolean }) =>
      session.run('read', async ({ desk, reader }) => {
        const { data, text } = await verb.run(reader, { desk, word: word ?? null })
        if (options.json) writeJson(session, data)
        else session.io.out(`${text}\n`)
      }),
    )
}
