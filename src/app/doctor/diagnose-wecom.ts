// Step: doctor. What WeCom calls here: whether it is set, and whether the vendor takes it.
import type { DoctorRow } from '#channels/terminal/app-port.ts'
import { probeApp } from '#channels/wecom/app/probe-app.ts'
import type { Config } from '../../config.ts'

export async function diagnoseWecom({
  wecomBot,
  wecomCallbacks: { app, bot },
}: Config): Promise<readonly DoctorRow[]> {
  return [checkLongBot(wecomBot), await checkApp(app), checkBot(bot)]
}

/** Asking the vendor would take the bot from the server that runs: one connection a bot. */
function checkLongBot(bot: Config['wecomBot']): DoctorRow {
  const name = '企业微信机器人（长连接）'
  if (!bot) return { name, state: 'ok', text: '未启用', fix: '', isUnused: true }
  return { name, state: 'ok', text: '已设置；连没连上看运行中的服务和网页提示', fix: '' }
}

async function checkApp(app: Config['wecomCallbacks']['app']): Promise<DoctorRow> {
  const name = '企业微信应用'
  if (!app) return { name, state: 'ok', text: '未启用', fix: '', isUnused: true }
  const { isOk, text, fix } = await probeApp(app)
  return { name, state: isOk ? 'ok' : 'fail', text, fix }
}

/** Nothing can be asked of the vendor here: it calls, or it does not. */
function checkBot(bot: Config['wecomCallbacks']['bot']): DoctorRow {
  const name = '企业微信机器人（URL 模式）'
  if (!bot) return { name, state: 'ok', text: '未启用', fix: '', isUnused: true }
  return { name, state: 'ok', text: '已设置；后台的 URL 设为 …/wecom/bot', fix: '' }
}
