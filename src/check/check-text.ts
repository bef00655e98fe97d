import type { Brief } from '#domain/brief.ts'
import type { DraftingBook } from '#domain/drafting-book.ts'
import type { Finding } from '#domain/finding.ts'
import type { Place } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { Library } from '#ports/library.ts'
import type { Gazetteer } from '#text/places.ts'
export interface CheckRequest { readonly text: string; readonly place: Place | null; readonly year: number | null; readonly brief?: Brief; readonly isDraft?: boolean; readonly scope?: 'report' | 'section' }
export interface CheckDeps { readonly book: PromptBook; readonly drafting: DraftingBook; readonly gazetteer: Gazetteer; readonly library?: Library }
export async function checkText(_r: CheckRequest, _d: CheckDeps): Promise<Finding[]> { return [] }
