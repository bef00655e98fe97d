// Measures a burst at the product's own `serve`: `node --import tsx test/bench/channels/burst.ts [--side app|telegram] [--kills 5] [--shuffle whole]`.
// 1,000 messages in one second from 50 chats, each delivered three times. What is not acknowledged comes again.
import { parseArgs } from 'node:util'
import { holdBurst } from './hold-burst.ts'

const { values } = parseArgs({
  options: {
    side: { type: 'string', default: 'app' },
    kills: { type: 'string', default: '0' },
    shuffle: { type: 'string', default: 'again' },
  },
})
const figures = await holdBurst(values.side, {
  ...{ chats: 50, messages: 1000, deliveries: 3, overMs: 1000, kills: Number(values.kills) },
  shuffle: values.shuffle === 'whole' ? 'whole' : 'again',
})
console.log(JSON.stringify(figures, null, 1))
process.exit(0)
