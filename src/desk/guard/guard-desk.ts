// Step: access. The desk -> the same verbs, each asked first whether this person may, as of now, and each use kept in the audit. In one place for all of them.
import type { Desk } from '#desk/desk.ts'
import { freshenReader, type RightsParts, sitsHere } from '#desk/people/person-rights.ts'
import type { AuditRow } from '#domain/journal/audit-row.ts'
import { mayAs, type Reader, type Role } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'
import { type Limits, openPaces } from './open-paces.ts'
import { type NamedReports, type VerbRule, verbRules } from './verb-rules.ts'

export interface GuardParts extends RightsParts {
  readonly journal: Pick<Journal, 'audit' | 'people' | 'usedPaces'>
  readonly readLimits: () => Promise<Limits>
  readonly now: () => Date
  /** A row could not be kept: told once. */
  readonly onAuditLost?: (error: unknown) => void
}

type AnyVerb = (reader: Reader, ...given: unknown[]) => Promise<unknown>
type AnyRule = VerbRule<AnyVerb> & { readonly least: Role | ((...given: unknown[]) => Role) }

interface Guarding {
  readonly desk: Desk
  readonly parts: GuardParts
  readonly take: (person: string, files: number) => Promise<void>
  readonly keep: (row: AuditRow) => Promise<void>
}

export function guardDesk(desk: Desk, parts: GuardParts): Desk {
  const { readLimits, journal, now } = parts
  const paces = openPaces({ readLimits, journal, clock: () => now().getTime() })
  const take = async (person: string, files: number) =>
    sitsHere(person, parts) ? undefined : paces.take(person, { files })
  const guarding: Guarding = { desk, parts, take, keep: openKeeping(parts) }
  const verbs = Object.entries(verbRules).map(([name, rule]) => {
    const work = desk[name as keyof Desk] as unknown as AnyVerb
    return [name, rule === 'open' ? work : guardVerb({ name, work, rule: rule as AnyRule }, guarding)]
  })
  return Object.fromEntries(verbs) as Desk
}

/** A full disk, and a folder that is read-only, keep no answer back. */
function openKeeping({ journal, onAuditLost }: GuardParts): Guarding['keep'] {
  let isTold = false
  return async (row) => {
    try {
      await journal.audit.append(row)
    } catch (error) {
      if (!isTold) onAuditLost?.(error)
      isTold = true
    }
  }
}

interface Guarded {
  readonly name: string
  readonly work: AnyVerb
  readonly rule: AnyRule
}

function guardVerb({ name, work, rule }: Guarded, { desk, parts, take, keep }: Guarding): AnyVerb {
  return async (asked, ...given) => {
    const reader = await freshenReader(asked, parts)
    const rowOf = (outcome: AuditRow['outcome'], reports: NamedReports, result: unknown): AuditRow => ({
      at: parts.now().toISOString(),
      person: asked.person,
      role: (reader ?? asked).role,
      act: rule.act ?? 'report',
      verb: name,
      outcome,
      reports,
      subject: rule.subject?.(given, result)?.slice(0, 200) ?? null,
    })
    try {
      if (reader === null) throw notServed()
      checkRole(reader, typeof rule.least === 'string' ? rule.least : rule.least(...given))
      const isPaced = typeof rule.isPaced === 'function' ? rule.isPaced(given) : rule.isPaced
      if (isPaced) await take(reader.person, rule.files?.(given) ?? 0)
    } catch (error) {
      await keep(rowOf('refused', [], null))
      throw error
    }
    const about = (await rule.about?.(desk, reader, given)) ?? []
    const isKept = rule.act !== null
    try {
      const result = await work(reader, ...given)
      const isDone = result !== null && result !== false
      const reports = isDone && rule.reports ? rule.reports(result, given) : about
      if (isKept) await keep(rowOf(isDone ? 'done' : 'failed', reports, result))
      return result
    } catch (error) {
      const isRefused = error instanceof AppError && error.kind === 'denied'
      const row = rowOf(isRefused ? 'refused' : 'failed', about, null)
      if (isKept || isRefused) await keep(row.act === 'file' ? { ...row, ...readReason(error) } : row)
      throw error
    }
  }
}

/** Characters. */
const longestReason = 300

/** What is expected says what to do; of what is not nothing is known. */
function readReason(error: unknown): Pick<AuditRow, 'reason'> {
  if (!(error instanceof AppError)) return {}
  const reason = [error.message, error.fix].filter(Boolean).join('\n→ ')
  return { reason: reason.slice(0, longestReason) }
}

const needs: Readonly<Record<Role, string>> = { reader: '已开通', editor: '编辑', administrator: '管理员' }

function checkRole(reader: Reader, least: Role): void {
  if (mayAs(reader, least)) return
  throw new AppError('denied', `这件事要${needs[least]}才能做。`, {
    fix: '请管理员来做，或请他在网页“人员”里改你的权限。',
  })
}

function notServed(): AppError {
  return new AppError('denied', '你还没有开通，或者使用权已经停了。', { fix: '要用，请找管理员。' })
}
