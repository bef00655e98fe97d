#!/usr/bin/env node
// The installed command: loads TypeScript as it is, then runs the program.
import { register } from 'tsx/esm/api'

register()
await import('./main.ts')
