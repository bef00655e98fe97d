// Tool of this channel: times as people say them. All of China keeps one time; a server in a container often runs on another.
const clock = { timeZone: 'Asia/Shanghai', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const
const day = { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' } as const

/** 今天 9:12, or 2026年3月4日 9:12. */
export function sayTime(at: Date, now: Date): string {
  const [then, today] = [at, now].map((date) => new Intl.DateTimeFormat('zh-CN', day).format(date))
  return `${then === today ? '今天' : then} ${new Intl.DateTimeFormat('zh-CN', clock).format(at)}`
}

/** The same of an ISO time, seen from now. */
export function sayClock(iso: string): string {
  return sayTime(new Date(iso), new Date())
}
