// Step: docx, the parts that stand in its text: altChunk, embedded workbooks and documents, diagrams. In: the package. Out: their blocks by id, and what was not read.
import type { ReadInner } from '#adapters/readers/document-content.ts'
import { findAll, findChildren, readText, readXml, type XmlElement } from '#adapters/readers/read-xml.ts'
import type { Block } from '#domain/block.ts'
import { AppError } from '#shared/errors.ts'
import type { DocxPackage, Relation } from './docx-package.ts'

/** A report has a few; what is more is told and not read. */
const maxInserts = 50
const documents = new Set(['aFChunk', 'package', 'oleObject'])

interface Inserts {
  readonly blocks: ReadonlyMap<string, readonly Block[]>
  readonly notes: readonly string[]
}

/** Read before the text, so that each can stand at its place. */
export async function readInserts(docx: DocxPackage, readInner: ReadInner | undefined): Promise<Inserts> {
  const blocks = new Map<string, readonly Block[]>()
  const notes: string[] = []
  const wanted = docx.relations.filter(
    ({ type, part }) => part && (documents.has(type) || type === 'diagramData'),
  )
  for (const relation of wanted.slice(0, maxInserts)) {
    if (relation.type === 'diagramData') {
      const root = await readXml(await relation.part!.read())
      blocks.set(relation.id, readDiagram(root))
      continue
    }
    const read = readInner ? await readDocument(relation, readInner) : { reason: '嵌套太深' }
    // It counts as read where it stands: the note tells it.
    blocks.set(relation.id, 'reason' in read ? [] : read.blocks)
    if ('reason' in read) notes.push(`${nameKind(relation)}未读：${read.reason}`)
    else notes.push(...read.notes)
  }
  if (wanted.length > maxInserts) notes.push(`嵌入的文件共 ${wanted.length} 个，只读了前 ${maxInserts} 个`)
  return { blocks, notes }
}

function nameKind({ type, part }: Relation): string {
  const name = part?.name.split('/').at(-1) ?? ''
  return `${type === 'aFChunk' ? '嵌入的正文' : '嵌入的对象'}（${name}）`
}

async function readDocument({ part }: Relation, readInner: ReadInner) {
  try {
    const { blocks, notes = [] } = await readInner(await part!.read(), part!.name)
    return { blocks, notes }
  } catch (error) {
    if (error instanceof AppError) return { reason: error.message }
    throw error
  }
}

/** The words of each point, in the order they are stored. */
function readDiagram(root: XmlElement): Block[] {
  return findAll(root, 'pt')
    .map(readWords)
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'text', text }))
}

/** A point's text element holds paragraphs whose runs have text elements of the same name. */
function readWords(point: XmlElement): string {
  const runs = findAll(point, 't').filter((element) => findChildren(element).length === 0)
  return runs.map(readText).join('').trim()
}
