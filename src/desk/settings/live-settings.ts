// Step: settings. What the program was started with, and over it what was set on the page: read again every few seconds, so that other processes on one journal follow.
import type { OfficeSettings, SetOnPage } from '#domain/limits/office-settings.ts'
import type { Journal } from '#ports/journal.ts'

/** One row. */
export const officeKey = 'office'
const freshMs = 5000

/** More than anybody types or hands in; a program that floods is held. */
export const usualSettings: OfficeSettings = {
  sourceHours: 24,
  keepDays: null,
  person: 120,
  group: 240,
  files: 300,
  groupFiles: 600,
  tokenPace: 120,
}

export interface LiveSettings {
  read(): Promise<OfficeSettings>
  /** The next look reads anew. */
  forget(): void
}

/** `clock`: milliseconds. A journal that cannot be read changes nothing. */
export function openLiveSettings(
  started: OfficeSettings,
  { journal, clock }: { readonly journal: Pick<Journal, 'settings'>; readonly clock: () => number },
): LiveSettings {
  let set: SetOnPage = {}
  let readAt = Number.NEGATIVE_INFINITY
  return {
    async read() {
      if (Math.abs(clock() - readAt) >= freshMs) {
        readAt = clock()
        set = (await journal.settings.read(officeKey).catch(() => set)) ?? {}
      }
      return { ...started, ...set }
    },
    forget() {
      readAt = Number.NEGATIVE_INFINITY
    },
  }
}
