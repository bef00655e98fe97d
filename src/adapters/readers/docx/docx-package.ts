// Step: docx, its parts. In: the parts of the zip. Out: parts by name as XML, and what each part refers to by id.
import { posix } from 'node:path'
import type { ArchivePart } from '#adapters/readers/read-archive.ts'
import { findChildren, readXml, type XmlElement } from '#adapters/readers/read-xml.ts'
import { buildDamage } from '#adapters/readers/refusal.ts'

export interface Relation {
  readonly id: string
  /** The last piece of the type's address: `header`, `image`, `aFChunk`; the same in strict documents. */
  readonly type: string
  /** Undefined for what lies outside the file. */
  readonly part: ArchivePart | undefined
}

export interface DocxPackage {
  readonly main: XmlElement
  /** Of the main part. */
  readonly relations: readonly Relation[]
  /** By type of relation, else by its usual name; undefined when there is none. */
  find(type: string): Promise<XmlElement | undefined>
  findCore(): Promise<XmlElement | undefined>
  /** What another part refers to. */
  listRelations(part: ArchivePart): Promise<readonly Relation[]>
}

/** Throws AppError `input` when the text itself is missing or damaged. */
export async function openPackage(parts: readonly ArchivePart[]): Promise<DocxPackage> {
  const byName = new Map(parts.map((part) => [part.name.toLowerCase(), part]))
  const read = async (name: string) => {
    const part = byName.get(name.toLowerCase())
    return part && (await readXml(await part.read()))
  }
  const mainPart = findMain(await read('[Content_Types].xml'), byName)
  if (!mainPart) throw buildDamage('docx')
  const listRelations = async ({ name }: ArchivePart) => {
    const folder = posix.dirname(name)
    const root = await read(posix.join(folder, '_rels', `${posix.basename(name)}.rels`))
    return findChildren(root, 'Relationship').map((each) => readRelation(each, folder, byName))
  }
  const relations = await listRelations(mainPart)
  return {
    main: await readXml(await mainPart.read()),
    relations,
    listRelations,
    findCore: () => read('docProps/core.xml'),
    find: async (type) => {
      const named = relations.find((relation) => relation.type === type)?.part
      return named ? readXml(await named.read()) : read(`word/${type}.xml`)
    },
  }
}

/** Usually word/document.xml; some exporters number it (document2.xml), and the content types name it. */
function findMain(types: XmlElement | undefined, byName: ReadonlyMap<string, ArchivePart>) {
  const override = findChildren(types, 'Override').find(({ attributes }) =>
    /wordprocessingml\.(?:document|template)\.main\+xml$|\.document\.macroEnabled\.main\+xml$/.test(
      attributes.ContentType ?? '',
    ),
  )
  const name = override?.attributes.PartName?.replace(/^\//, '').toLowerCase()
  return byName.get(name ?? '') ?? byName.get('word/document.xml')
}

function readRelation(
  { attributes }: XmlElement,
  folder: string,
  byName: ReadonlyMap<string, ArchivePart>,
): Relation {
  const { Id = '', Type = '', Target = '', TargetMode } = attributes
  const path = Target.startsWith('/') ? Target : posix.join(folder, Target)
  const name = posix.normalize(path).replace(/^\/+/, '').toLowerCase()
  return {
    id: Id,
    type: Type.split('/').at(-1) ?? '',
    part: TargetMode === 'External' ? undefined : byName.get(name),
  }
}
