// Step: both ways. The form that sets a report's place, year, kind, level and title right: its markup with what was typed, and what it says.
import type { Context } from 'hono'
import { type Html, html } from '#channels/web/frame/html.ts'
import type { ReportCorrection, StoredReport } from '#channels/web/frame/page.ts'
import { readField, readNumber } from '#channels/web/frame/read-form.ts'
import { renderProblem } from '#channels/web/frame/render-frame.ts'
import { type ReportLevel, reportLevels } from '#domain/place.ts'
import { AppError } from '#shared/errors.ts'
import { findUnsure } from './name-report.ts'

/** Each field with its longest. */
const lengths = { province: 40, city: 40, county: 40, town: 40, year: 10, kind: 40, level: 10, title: 120 }

type EditField = keyof typeof lengths
export type TypedEdit = Readonly<Record<EditField, string>>

/** What was typed and could not be taken. */
export interface FailedEdit {
  readonly typed: TypedEdit
  readonly text: string
  readonly fix: string
}

export async function readEdit(c: Context): Promise<TypedEdit> {
  const fields = Object.entries(lengths).map(async ([name, most]) => {
    return [name, (await readField(c, name)).trim().slice(0, most)] as const
  })
  return Object.fromEntries(await Promise.all(fields)) as TypedEdit
}

const badYear = () =>
  new AppError('input', '报告年份应是四位数，例如 2023。', { fix: '填报告所写的那一年，不是发布的那一年。' })

/** Null where nothing was typed. Throws AppError `input`. */
export function readYear(typed: string): number | null {
  if (typed === '') return null
  const year = readNumber(typed)
  if (year === null || year < 1949 || year > 2100) throw badYear()
  return year
}

/** Kind, level and title only where they differ from what was read: what nobody touched stays as sure as it was. Throws AppError `input`. */
export function readPatch(typed: TypedEdit, { metadata }: StoredReport): ReportCorrection {
  const { province, city, county, town } = typed
  if (!town && !county) {
    throw new AppError('input', '县和乡镇都没有填。', { fix: '至少填县（市、区）或乡镇（街道）中的一项。' })
  }
  const year = readYear(typed.year)
  if (year === null) throw badYear()
  const level: ReportLevel | undefined = reportLevels.find((one) => one === typed.level)
  return {
    place: {
      province: province || null,
      city: city || null,
      county: county || null,
      town: town || null,
    },
    year,
    ...(typed.kind && typed.kind !== metadata.kind ? { kind: typed.kind } : {}),
    ...(level && level !== metadata.level ? { level } : {}),
    ...(typed.title && typed.title !== metadata.title ? { title: typed.title } : {}),
  }
}

function renderOptions(names: readonly string[], chosen: string): readonly Html[] {
  return [...new Set([...(names.includes(chosen) ? [] : [chosen]), ...names])].map(
    (name) => html`<option${name === chosen ? html` selected` : null}>${name}</option>`,
  )
}

function asRead({ metadata }: StoredReport): TypedEdit {
  const { place, year, kind, level, title } = metadata
  const { province, city, county, town } = place
  return {
    province: province ?? '',
    city: city ?? '',
    county: county ?? '',
    town: town ?? '',
    year: year === null ? '' : String(year),
    kind,
    level: level ?? '',
    title: title ?? '',
  }
}

const labels: Readonly<Record<EditField, string>> = {
  province: '省',
  city: '市',
  county: '县（市、区）',
  town: '乡镇（街道）',
  year: '报告年份',
  kind: '种类',
  level: '级别',
  title: '标题',
}

/** 改好了：报告年份 2023 改成 2024。 `report` as it was. */
export function sayEdited(typed: TypedEdit, report: StoredReport): string {
  const before = asRead(report)
  const fields = Object.keys(labels) as EditField[]
  const changed = fields
    .filter((name) => typed[name] !== before[name])
    .map((name) => `${labels[name]} ${before[name] || '（空）'} 改成 ${typed[name] || '（空）'}`)
  return changed.length === 0 ? '没有要改的。' : `改好了：${changed.join('；')}。`
}

export function renderEditForm(
  report: StoredReport,
  kinds: readonly string[],
  failed: FailedEdit | null,
): Html {
  const shown = failed?.typed ?? asRead(report)
  const isUnsure = findUnsure(report.metadata).length > 0
  const field = (name: EditField) =>
    html`<label>${labels[name]}<input name="${name}" value="${shown[name]}" maxlength="${lengths[name]}"></label>`
  const open = isUnsure || failed ? html` open` : null
  const problem = failed && renderProblem(failed.text, failed.fix)
  return html`<details class="edit" id="edit"${open}><summary>改地区、年份、种类、级别、标题${isUnsure ? html` <span class="check">待核</span>` : null}</summary>${problem}<form method="post" action="/reports/${report.summary.id}/metadata#edit">
${field('province')}${field('city')}${field('county')}${field('town')}${field('year')}<label>种类<select name="kind">${renderOptions(kinds, shown.kind)}</select></label><label>级别<select name="level">${renderOptions(reportLevels, shown.level)}</select></label><label class="title">标题<input name="title" value="${shown.title}" maxlength="${lengths.title}"></label><button class="main">改好了</button></form></details>`
}
