// Noun: what an administrator sets on the page while the program runs, over what it was started with; and its record in the journal.
import { z } from 'zod'

/** Each a whole number within its bounds. */
export const settingBounds = {
  sourceHours: { least: 1, most: 24 * 90 },
  keepDays: { least: 1, most: 36_500 },
  person: { least: 1, most: 10_000 },
  group: { least: 1, most: 10_000 },
  files: { least: 1, most: 10_000 },
  groupFiles: { least: 1, most: 10_000 },
  tokenPace: { least: 1, most: 10_000 },
} as const

export type SettingName = keyof typeof settingBounds

export interface OfficeSettings {
  /** Sources are looked at every so many hours. */
  readonly sourceHours: number
  /** Talks and drafts that nobody touched for so many days go; null: they stay. */
  readonly keepDays: number | null
  /** Questions a minute of a person, of a group. */
  readonly person: number
  readonly group: number
  /** Files a day of a person, of a group. */
  readonly files: number
  readonly groupFiles: number
  /** Requests a minute of a token. */
  readonly tokenPace: number
}

/** Record of the journal: only what was set on the page. */
export type SetOnPage = Partial<OfficeSettings>

const number = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().int().min(least).max(most).optional()

export const setOnPageSchema: z.ZodType<SetOnPage> = z.looseObject({
  sourceHours: number(settingBounds.sourceHours),
  keepDays: number(settingBounds.keepDays).nullable(),
  person: number(settingBounds.person),
  group: number(settingBounds.group),
  files: number(settingBounds.files),
  groupFiles: number(settingBounds.groupFiles),
  tokenPace: number(settingBounds.tokenPace),
}) as z.ZodType<SetOnPage>
