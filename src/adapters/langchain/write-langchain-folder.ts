// Step: export. In: passages with their vectors. Out: a folder that HNSWLib.load of @langchain/community opens.
import { existsSync, readdirSync } from 'node:fs'
import type { PassageRow } from '#domain/search.ts'
import type { Embedder } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'
import { AntouEmbeddings } from './antou-embeddings.ts'
import { buildDocument } from './build-document.ts'

export interface VectorRow {
  readonly passage: PassageRow
  readonly vector: Float32Array
}

/** What HNSWLib reads and writes. */
const names = ['args.json', 'docstore.json', 'hnswlib.index']

/** Writes over an earlier export, never over other files. Throws AppError `input`, `setting` (no hnswlib-node) or `storage`. */
export async function writeLangchainFolder(
  dir: string,
  rows: readonly VectorRow[],
  embedder: Pick<Embedder, 'embed' | 'dimensions' | 'centre'>,
): Promise<void> {
  refuseOtherFiles(dir)
  try {
    const { HNSWLib } = await import('@langchain/community/vectorstores/hnswlib')
    const store = new HNSWLib(new AntouEmbeddings(embedder), {
      space: 'cosine',
      numDimensions: embedder.dimensions,
    })
    await store.addVectors(
      rows.map(({ vector }) => Array.from(vector)),
      rows.map(({ passage }) => buildDocument(passage)),
    )
    await store.save(dir)
  } catch (cause) {
    throw translate(cause, dir)
  }
}

function refuseOtherFiles(dir: string): void {
  if (!existsSync(dir) || readdirSync(dir).every((name) => names.includes(name))) return
  throw new AppError('input', `目录里已经有别的文件：${dir}`, { fix: '给一个新目录或空目录。' })
}

function translate(cause: unknown, dir: string): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  if (reason.includes('hnswlib-node'))
    return new AppError('setting', '导出要用的 hnswlib-node 在本机加载不了。', {
      fix: '装上 python3、g++、make 后重新 npm ci。',
      cause,
    })
  return new AppError('storage', `没有导出成：${reason}`, {
    fix: `看看 ${dir} 能不能写、空间够不够。`,
    cause,
  })
}
