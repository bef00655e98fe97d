// The heavy steps over foreign texts as one set, so that they can be done elsewhere: a worker with a time limit does them for the app.
import { type CheckRequest, checkText } from '#check/gate/check-text.ts'
import type { Brief } from '#domain/brief.ts'
import type { Draft, DraftRecord } from '#domain/draft.ts'
import type { Finding } from '#domain/finding.ts'
import type { DraftTalk } from '#domain/journal/draft-under-way.ts'
import { maxMaterialLength, refuseLong } from '#domain/text-limits.ts'
import { readSplit } from './brief/read-brief.ts'
import { type DraftRequest, draft } from './draft.ts'
import type { DraftDeps } from './draft-deps.ts'
import { type BriefInput, splitMaterial } from './material/split-material.ts'
import { compareDrafts, type LineChange } from './revise/compare-drafts.ts'
import { type Revision, reviseDraft } from './revise/revise-draft.ts'
import { hearClauses } from './roles/hear-clauses.ts'
import type { HeardMessage } from './wish/hear-message.ts'

/** Words for a draft: as it is kept, as it stands written, and what was heard in them. */
export interface RevisionCall {
  readonly record: DraftRecord
  readonly words: string
  readonly draft: Draft
  readonly heard: HeardMessage | null
  /** What the last reply left open; absent or null: nothing. */
  readonly talk?: DraftTalk | null
}

export interface DraftWork {
  /** Throws AppError `input` for more than `maxMaterialLength` characters. */
  readBrief(given: BriefInput): Promise<Brief>
  /** `withModel`: themes may be written by the model that is set up. */
  draft(request: DraftRequest, options: { readonly withModel: boolean }): Promise<Draft>
  revise(request: RevisionCall): Promise<Revision>
  /** Throws AppError `input` for more than `maxMaterialLength` characters. */
  checkText(request: CheckRequest): Promise<readonly Finding[]>
  /** Two versions as text. */
  compareDrafts(before: string, after: string): Promise<readonly LineChange[]>
}

const fix = '请只留要用的部分，或者拆成几份，一份一份来。'
const briefDoor = { what: '材料', most: maxMaterialLength, fix }
const checkDoor = { what: '送检的文字', most: maxMaterialLength, fix }

export function openDraftWork(deps: DraftDeps): DraftWork {
  const { indicators, tableWords, sounds } = deps.book
  const book = { indicators, tableWords, sounds, drafting: deps.drafting }
  return {
    async readBrief(given) {
      const cells = (given.tables ?? []).flatMap(({ rows }) => rows.flat())
      refuseLong(
        cells.reduce((sum, cell) => sum + cell.length, given.text.length),
        briefDoor,
      )
      const split = splitMaterial(given, book)
      const { clauses, roleOf } = await hearClauses(split.clauses, deps.clauseReader ?? null)
      return readSplit({ ...split, clauses }, roleOf ? { ...book, roleOf } : book)
    },
    draft: (request, { withModel }) => draft(request, withModel ? deps : { ...deps, writer: null }),
    revise: async ({ record, words, draft: written, heard, talk = null }) =>
      reviseDraft(record, words, { draft: written, book, heard, talk }),
    async checkText(request) {
      refuseLong(request.text.length, checkDoor)
      return checkText(request, deps)
    },
    compareDrafts: async (before, after) => compareDrafts(before, after),
  }
}
