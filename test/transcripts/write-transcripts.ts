// Script (npm run transcripts): the whole conversation in each channel, through the real clients against the local counterparts -> docs/transcripts. Invented reports only.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { holdTalk, writeTranscript } from './hold-talk.ts'
import { openAppSide, openUrlSide } from './open-callback-sides.ts'
import { openTelegramSide, openWecomSide } from './open-sides.ts'

const folder = resolve(import.meta.dirname, '../../docs/transcripts')
mkdirSync(folder, { recursive: true })
const sides = [
  { open: openTelegramSide, file: 'telegram.md', passage: '[1]' },
  { open: openWecomSide, file: 'wecom-bot.md', passage: '看[1]的原文' },
  { open: openAppSide, file: 'wecom-app.md', passage: '看[1]的原文' },
  { open: openUrlSide, file: 'wecom-url.md', passage: '看[1]的原文' },
]
/** `npm run transcripts -- wecom-app.md`: that one alone. */
const wanted = process.argv[2]
for (const { open, file, passage } of sides.filter((side) => !wanted || side.file === wanted)) {
  const side = await open()
  try {
    writeFileSync(join(folder, file), writeTranscript(side.name, await holdTalk(side, passage)))
    process.stdout.write(`docs/transcripts/${file}\n`)
  } finally {
    await side.close()
  }
}
process.exit(0)
