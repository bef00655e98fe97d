// Offers an encoder of this program to LangChain: texts in, normalised vectors as plain arrays out, the encoder's centre taken off
// as the library does, so that both compare alike.
import { Embeddings } from '@langchain/core/embeddings'
import type { Embedder } from '#ports/embedder.ts'
import { takeOff } from '#shared/take-off.ts'

/** Texts an encoder gets at once; a library of any size is handed over whole. */
const batch = 64

/** Closing the encoder stays with whoever opened it. */
export class AntouEmbeddings extends Embeddings {
  readonly #embedder: Pick<Embedder, 'embed' | 'centre'>

  constructor(embedder: Pick<Embedder, 'embed' | 'centre'>) {
    super({})
    this.#embedder = embedder
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const { centre } = this.#embedder
    const vectors: number[][] = []
    for (let at = 0; at < texts.length; at += batch) {
      const made = await this.#embedder.embed(texts.slice(at, at + batch))
      vectors.push(...made.map((vector) => Array.from(centre ? takeOff(centre, vector) : vector)))
    }
    return vectors
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector = []] = await this.embedDocuments([text])
    return vector
  }
}
