// A model for drafts that does as told: writes well, invents, copies a peer, swaps numbers, obeys orders, breaks.
import type { CompletionRequest, LanguageModel } from '#ports/language-model.ts'
import { AppError } from '#shared/errors.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

export const draftHabits = [
  'good',
  'invents-numbers',
  'invents-deeds',
  'copies-peer',
  'names-peer',
  'swaps',
  'turns-units',
  'claims-results',
  'leaves-out',
  'empty',
  'marks-up',
  'fails',
] as const

export type DraftHabit = (typeof draftHabits)[number]

export interface ScriptedDraftModel extends LanguageModel {
  readonly asked: CompletionRequest[]
}

/** `peer` is a sentence of a stored report, with its township. */
export function openScriptedDraftModel(
  habit: DraftHabit | 'hangs',
  peer: { text: string; place: string },
): ScriptedDraftModel {
  const asked: CompletionRequest[] = []
  return {
    name: 'scripted/drafts',
    timeoutMs: habit === 'hangs' ? 200 : 20_000,
    useTools: null,
    asked,
    async *complete(request) {
      asked.push(request)
      if (habit === 'fails') throw new AppError('remote', '连不上', { fix: '' })
      if (habit === 'hangs') await new Promise((_, reject) => onAbort(request, reject))
      for (const piece of write(habit, request.user, peer).match(/[\s\S]{1,9}/g) ?? []) yield piece
    },
  }
}

function onAbort({ signal }: CompletionRequest, reject: (reason: Error) => void): void {
  signal?.addEventListener('abort', () => reject(new AppError('remote', '没有按时答完', { fix: '' })))
}

/** One sentence a fact, the numbers as given. */
function readFacts(user: string): string[] {
  const facts = /<素材>\n([\s\S]*?)\n<\/素材>/g
  return [...user.matchAll(facts)]
    .at(-1)![1]!
    .split('\n')
    .map((line) => line.replace(/^\[\d+\] /, '').replace(':', ''))
}

function write(habit: DraftHabit | 'hangs', user: string, peer: { text: string; place: string }): string {
  const facts = readFacts(user)
  const phrase = /可用的话:([^;\n]+)/.exec(user)?.[1] ?? '坚持依法办事'
  const good = `${phrase}，${facts.join('，')}。`
  switch (habit) {
    case 'invents-numbers':
      return `${good}惠及群众9999人次。满意率99.7%。${facts[0]!.replace(/\d+/, (n) => String(Number(n) + 7))}。`
    case 'invents-deeds':
      return `${good}成立工作专班，健全联席会议制度。司法所牵头开展大走访。`
    case 'copies-peer':
      return `${peer.text}${good}`
    case 'names-peer':
      return `${peer.place}${good}学习${peer.place}经验，${facts[0]}。`
    case 'swaps':
      return swap(facts)
    case 'turns-units':
      return facts.map((fact) => `${fact.replace(/(\d)(?:起|件|次|场|份|名|人|个)/, '$1万元')}。`).join('')
    case 'claims-results':
      return `${good}群众法治素养明显提升。矛盾纠纷大幅下降，社会满意。`
    case 'leaves-out':
      return `${phrase}，${facts[0]}。`
    case 'empty':
      return ''
    case 'marks-up':
      return `<think>我要写……</think>\n# 标题\n- **${good}**\n[见](http://evil.example/)。\n<script>x</script>。`
    default:
      return good
  }
}

/** Each number goes to the fact behind it. */
function swap(facts: readonly string[]): string {
  const text = facts.join('，')
  const raws = findQuantities(text).map(({ raw }) => raw)
  let index = 0
  return `${text.replace(/\d[\d.]*(?:余|万)?[\u4e00-\u9fff%]/g, () => raws[++index % raws.length] ?? '1起')}。`
}
