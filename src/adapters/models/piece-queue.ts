// Tool: pieces that one side writes as they come and the other reads when it likes; what came before a failure is read first.

export interface PieceQueue {
  push(piece: string): void
  /** Nothing more comes; with a failure, reading ends in it. */
  end(failure?: { readonly error: unknown }): void
  read(): AsyncIterable<string>
}

export function openPieceQueue(): PieceQueue {
  const pieces: string[] = []
  let ended: { readonly error: unknown } | 'well' | null = null
  let wake = () => {}
  return {
    push(piece) {
      pieces.push(piece)
      wake()
    },
    end(failure) {
      ended ??= failure ?? 'well'
      wake()
    },
    async *read() {
      for (;;) {
        while (pieces.length > 0) yield pieces.shift()!
        if (ended === 'well') return
        if (ended) throw ended.error
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
