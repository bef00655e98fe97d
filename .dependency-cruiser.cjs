// The table of rooms in the design: who may import whom. Everything that is not allowed here is an error.
const basic = ['domain', 'ports', 'shared', 'text']
const rooms = {
  shared: [],
  domain: ['shared'],
  ports: ['domain'],
  text: ['domain', 'shared'],
  ingest: basic,
  retrieve: basic,
  check: basic,
  // a compared indicator is answered from the figure table
  answer: [...basic, 'retrieve', 'check', 'compare'],
  compare: [...basic, 'retrieve'],
  draft: [...basic, 'retrieve', 'compare', 'check'],
  chat: [...basic, 'ingest', 'retrieve', 'check', 'answer', 'compare', 'draft'],
}
const outside = ['npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'core']
const outward = ['domain', 'shared', 'chat']
const adapter = ['domain', 'ports', 'shared', 'text']

/** Pure packages without I/O that a room may import, besides zod. */
const packages = { draft: ['diff'] }

/** A room's modules may import the room itself and the rooms listed; of packages only zod and those named above. */
const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
}))

const inner = Object.keys(rooms).join('|')
const allowing = Object.keys(packages).join('|')
const named = Object.entries(packages).map(([room, names]) => ({
  name: `packages-${room}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { dependencyTypes: outside, pathNot: `(^|/)(zod|${names.join('|')})(/|$)` },
}))

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'channels-import-chat-only',
      severity: 'error',
      from: { path: '^src/channels/([^/]+)/' },
      to: { path: '^src/', pathNot: `^src/(channels/$1|${outward.join('|')})/` },
    },
    {
      name: 'adapters-import-inward-only',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/', pathNot: `^src/(adapters/$1|${adapter.join('|')})/` },
    },
    {
      name: 'no-io-inside',
      comment: 'npm packages and node: I/O appear only in channels, adapters, main, app and config; zod everywhere',
      severity: 'error',
      from: { path: `^src/(${inner})/`, pathNot: `^src/(${allowing})/` },
      to: { dependencyTypes: outside, pathNot: '(^|/)zod(/|$)' },
    },
    ...named,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
