// The desk's verbs over what may be set while the program runs.
import {
  type OfficeSettings,
  type SetOnPage,
  type SettingName,
  settingBounds,
} from '#domain/limits/office-settings.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'
import { type LiveSettings, officeKey } from './live-settings.ts'

export const settingNames: Readonly<Record<SettingName, string>> = {
  sourceHours: '来源隔几小时看一次',
  keepDays: '对话和稿子多少天没有动过就删掉',
  person: '一个人一分钟最多问几条',
  group: '一个群一分钟最多问几条',
  files: '一个人一天最多发几个文件',
  groupFiles: '一个群一天最多发几个文件',
  tokenPace: '一个令牌一分钟最多请求几次',
}

export interface SettingsDesk {
  /** What holds now. */
  currentSettings(): Promise<OfficeSettings>
  /** What the program was started with, and what was set on the page. */
  readSettings(reader: Reader): Promise<{
    readonly started: OfficeSettings
    readonly set: SetOnPage
  }>
  /** `given`: as typed; empty goes back to what the program was started with. Throws AppError `input`; nothing is set then. */
  setSettings(reader: Reader, given: Readonly<Partial<Record<SettingName, string>>>): Promise<void>
}

export interface SettingsParts {
  readonly journal: Pick<Journal, 'settings'>
  readonly started: OfficeSettings
  readonly live: LiveSettings
}

export function openSettingsDesk({ journal, started, live }: SettingsParts): SettingsDesk {
  return {
    currentSettings: live.read,
    readSettings: async () => ({ started, set: (await journal.settings.read(officeKey)) ?? {} }),
    setSettings: async (_, given) => {
      const read = readAll(given)
      await journal.settings.update(officeKey, (present) => {
        const kept = Object.entries(present ?? {}).filter(([name]) => !(name in given))
        return { ...Object.fromEntries(kept), ...read }
      })
      live.forget()
    },
  }
}

function readAll(given: Readonly<Partial<Record<SettingName, string>>>): SetOnPage {
  const read = (Object.keys(settingBounds) as SettingName[]).flatMap((name) => {
    const typed = given[name]?.trim() ?? ''
    return typed === '' ? [] : [[name, readOne(name, typed)] as const]
  })
  return Object.fromEntries(read)
}

function readOne(name: SettingName, typed: string): number {
  const { least, most } = settingBounds[name]
  const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN
  if (value >= least && value <= most) return value
  throw new AppError('input', `“${settingNames[name]}”不能是“${typed.slice(0, 20)}”，都没有改。`, {
    fix: `填 ${least} 到 ${most} 的整数；空着就用启动时的设置。`,
  })
}
