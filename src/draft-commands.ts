// The commands that write and check: draft, check. In: opened parts and files as bytes. Out: functions of the App.
import type { App, SentFile } from '#channels/terminal/app-port.ts'
import type { Brief } from '#domain/brief.ts'
import type { Place } from '#domain/place.ts'
import { joinLines, type Material, readBlocks } from '#draft/read-blocks.ts'
import { renderText } from '#draft/render-draft.ts'
import { readOwnPlace } from '#retrieve/read-scope.ts'
import { AppError } from '#shared/errors.ts'
import { joinDraft } from './join-draft.ts'
import type { Parts } from './open-parts.ts'

type Commands = Pick<App, 'draft' | 'writeDocument' | 'check'>

export function buildDraftCommands(parts: Parts): Commands {
  return {
    async draft({ brief, ...asked }) {
      const material = await readMaterial(brief, asked, parts)
      const made = await parts.textWork.draft({ brief: material }, { withModel: true })
      return { draft: made, text: renderText(made) }
    },
    writeDocument: (made, { withSources, template }) =>
      joinDraft(parts).documentWriter.write(made, {
        linePitch: 28,
        isBoldHeadings: false,
        withSources,
        isLabelled: true,
        signedOn: null,
        producer: parts.place ?? '案头',
        contentId: `cli-${made.version}`,
        ...(template ? { template } : {}),
      }),
    async check({ file, brief, place, year }) {
      const material = brief ? await readMaterial(brief, { place, year, outline: null }, parts) : null
      return parts.textWork.checkText({
        text: joinLines(await readSent(file, parts)),
        place: readPlace(place, parts),
        year,
        ...(material ? { brief: material } : {}),
      })
    },
  }
}

async function readMaterial(
  file: SentFile,
  { place, year, outline }: { place: string | null; year: number | null; outline: string | null },
  parts: Parts,
): Promise<Brief> {
  const { text, tables } = await readSent(file, parts)
  return parts.textWork.readBrief({ text, tables, place: readPlace(place, parts), year, outline })
}

/** What stands on standard input is plain text. */
async function readSent({ name, bytes }: SentFile, parts: Parts): Promise<Material> {
  if (name === '-') return { text: new TextDecoder().decode(bytes), tables: [] }
  return readBlocks((await parts.fileReader.read(bytes, name)).map(({ file }) => file))
}

function readPlace(place: string | null, parts: Parts): Place | null {
  const given = place ?? parts.place
  if (given === null) return null
  const found = readOwnPlace(given, { gazetteer: parts.gazetteer, known: [] })
  if (found) return found
  throw new AppError('input', `没认出“${given}”是哪个乡镇或街道。`, { fix: '写全称，例如 青禾县柳溪镇。' })
}
