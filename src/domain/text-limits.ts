// How long a text may be at each door, looked at before the first pattern sees it; and the refusal of a longer one.
import { AppError } from '#shared/errors.ts'

/** Questions longer than this are material, not questions; Chinese characters and everything else count alike. */
export const maxQuestionLength = 2000
/** What one types to write from may be longer: a year's bullets. */
export const maxBriefLength = 20_000
/** A year's report has 5,000 to 20,000 characters; a file to write from or to check of five times that is several. */
export const maxMaterialLength = 100_000
/** Of a place or an indicator: the longest that is printed has some 40. */
export const maxNameLength = 200

export interface Door {
  /** What is too long, as a person calls it. */
  readonly what: string
  readonly most: number
  readonly fix: string
}

export const questionDoor: Door = {
  what: '问题',
  most: maxQuestionLength,
  fix: '请把要问的缩成一两句话；要入库或核对的材料，存成文件发过来。',
}

export const nameDoor: Door = { what: '名称', most: maxNameLength, fix: '请只写地名或指标名。' }

/** Throws AppError `input` for a text of more than `most` characters. */
export function refuseLong(length: number, { what, most, fix }: Door): void {
  if (length > most) throw new AppError('input', `${what}太长：${length}字，最多${most}字。`, { fix })
}
