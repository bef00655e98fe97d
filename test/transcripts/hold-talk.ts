// The whole conversation of an official, as one table: what is said, pressed or sent. In: one side of a channel. Out: what came back, step by step.

export interface Told {
  readonly text: string
  readonly buttons: readonly string[]
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
}

/** A person at his chat: through the real client against the fake server of the vendor. */
export interface Side {
  readonly name: string
  say(text: string): void
  /** The newest button of this name; null where the channel has none: its words are said. */
  readonly press: ((label: string) => void) | null
  sendFile(name: string, bytes: Uint8Array): void
  /** The draft as a document from the page, for a channel that sends no files. */
  readonly download?: () => Promise<Uint8Array>
  /** What the chat shows, oldest first. */
  shown(): readonly Told[]
  /** Nothing more comes for what was said. */
  isSettled(): Promise<boolean>
  close(): Promise<void>
}

export interface Step {
  readonly does: string
  readonly told: readonly Told[]
}

/** Answered late, as by a slow model. */
export const slowQuestion = '其他乡镇怎么处理欠薪的？'

type Act = readonly [string, (side: Side, so: readonly Step[]) => void | Promise<void>]
const say = (text: string): Act => [`说：${text}`, (side) => side.say(text)]

/** `passage`: what the channel writes on the button of the first citation. */
function listActs(passage: string, { press: hasButtons, download }: Side): readonly Act[] {
  const sendsFiles = download === undefined
  const press = (label: string): Act =>
    hasButtons ? [`点：〔${label}〕`, (side) => side.press?.(label)] : say(label)
  return [
    say('帮助'),
    say('我是青禾县石桥乡的'),
    say('白塔镇2023年调解了多少纠纷'),
    press(passage),
    press('有用'),
    say('看[7]的原文'),
    say('比一下各镇调解纠纷数'),
    press('出图'),
    ...(sendsFiles ? [] : [say('出图')]),
    say('写化解纠纷这段：调处132起，成功130起，帮18名农民工追回工资25万元'),
    say('调解改成135起'),
    say('再加一句：开展普法宣讲12场'),
    say('短一点'),
    say('撤销'),
    say('检查'),
    say('导出Word'),
    [
      '发来文件：刚才的稿子.docx',
      async (side, so) => side.sendFile('刚才的稿子.docx', (await side.download?.()) ?? lastFile(so)),
    ],
    press('检查'),
    // In URL mode one text can be said to a press.
    sendsFiles ? press('按这个起草') : say('按这个起草'),
    [
      '说：其他乡镇怎么处理欠薪的？（回答很慢），紧接着说：停',
      (side) => {
        side.say(slowQuestion)
        side.say('停')
      },
    ],
    say('停'),
  ]
}

function lastFile(steps: readonly Step[]): Uint8Array {
  const files = steps.flatMap(({ told }) => told.flatMap(({ file }) => file ?? []))
  return files.findLast(({ name }) => name.endsWith('.docx'))!.bytes
}

export async function holdTalk(side: Side, passage: string): Promise<readonly Step[]> {
  const steps: Step[] = []
  for (const [does, act] of listActs(passage, side)) {
    const before = side.shown().length
    await act(side, steps)
    await settle(side, before)
    steps.push({ does, told: side.shown().slice(before) })
  }
  return steps
}

/** WeCom lets so many replies out a minute: what is over waits until the minute is. */
const longestWait = 90_000

/** At least one reply, and none that is still on its way. */
async function settle(side: Side, before: number): Promise<void> {
  const until = Date.now() + longestWait
  while (side.shown().length === before || !(await side.isSettled())) {
    if (Date.now() > until) throw new Error(`${side.name}: no reply within ${longestWait / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Readable: what the person did, what the chat showed, buttons in 〔〕. */
export function writeTranscript(name: string, steps: readonly Step[]): string {
  const parts = steps.flatMap(({ does, told }) => [
    `## ${does}`,
    ...told.map(({ text, buttons, file }) =>
      [
        text === ''
          ? ''
          : text
              .split('\n')
              .map((line) => `> ${line}`)
              .join('\n'),
        file ? `（文件：${file.name}）` : '',
        buttons.length > 0 ? buttons.map((label) => `〔${label}〕`).join(' ') : '',
      ]
        .filter(Boolean)
        .join('\n\n'),
    ),
  ])
  return `# ${name}\n\n${parts.join('\n\n')}\n`
}
