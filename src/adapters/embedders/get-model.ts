// Step: model get. In: a model's name, a hub. Out: a folder that the ONNX embedder opens, and the settings that go with it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenEndpointGuard } from '#ports/endpoint-guard.ts'
import { AppError } from '#shared/errors.ts'
import { type DownloadedFile, downloadFile } from './download-file.ts'
import { modelNames } from './model-folder.ts'

export interface GetModelOrder {
  /** OWNER/NAME or NAME, as the hub calls it. */
  readonly name: string
  /** Null: none is set, and nothing is asked of anybody. */
  readonly hub: string | null
  /** Folder that holds a folder for each model. */
  readonly modelsDir: string
  readonly onProgress: (file: string, done: number, total: number) => void
  readonly openGuard: OpenEndpointGuard
}

export interface GotModel {
  readonly dir: string
  readonly files: readonly (DownloadedFile & { readonly name: string })[]
  /** As the model's own settings say; null when they say nothing. */
  readonly pooling: 'cls' | 'mean' | null
}

/** Throws AppError `setting` (no hub), `input` (no such model, none as ONNX) or `remote`. */
export async function getModel(order: GetModelOrder): Promise<GotModel> {
  const { name, hub, modelsDir, onProgress, openGuard } = order
  if (!/^\w[\w.-]*(\/\w[\w.-]*)?$/.test(name))
    throw new AppError('input', `模型名不对：${name}`, { fix: '写成 作者/模型名，和模型站上的一样。' })
  if (hub === null) throw noHub(name)
  const dir = join(modelsDir, name.replace('/', '--'))
  const files: (DownloadedFile & { name: string })[] = []
  const get = async (file: string): Promise<boolean> => {
    const path = join(dir, file)
    const onStep = (done: number, total: number) => onProgress(file, done, total)
    const got = await downloadFile({ url: addressOf(hub, name, file), path, onProgress: onStep, openGuard })
    if (got) files.push({ name: file, ...got })
    return got !== null
  }
  for (const file of ['tokenizer.json', 'config.json']) if (!(await get(file))) throw noFile(hub, name, file)
  let model: string | null = null
  for (const file of modelNames) if (model === null && (await get(file))) model = file
  if (model === null) throw noFile(hub, name, modelNames.join('、'))
  await get(`${model}_data`)
  await get('1_Pooling/config.json')
  return { dir, files, pooling: readPooling(join(dir, '1_Pooling/config.json')) }
}

/** `{name}` and `{file}` in the address are filled in; without them the usual layout of model hubs is taken. */
function addressOf(hub: string, name: string, file: string): string {
  const whole = hub.includes('{name}') ? hub : `${hub.replace(/\/+$/, '')}/{name}/resolve/main/{file}`
  return whole.replace('{name}', name).replace('{file}', file)
}

function readPooling(path: string): 'cls' | 'mean' | null {
  if (!existsSync(path)) return null
  const text = readFileSync(path, 'utf8')
  if (/"pooling_mode_cls_token"\s*:\s*true/.test(text)) return 'cls'
  return /"pooling_mode_mean_tokens"\s*:\s*true/.test(text) ? 'mean' : null
}

function noHub(name: string): AppError {
  return new AppError('setting', `没有设模型站的地址 ANTOU_MODEL_HUB，没有下载 ${name}。`, {
    fix: '设为单位内网或镜像的地址（可以用 {name}、{file} 写出路径）；不能联网时，在别的机器上把 ONNX 模型、tokenizer.json、config.json 下到一个目录，拷来后设 ANTOU_EMBEDDER_DIR。',
  })
}

function noFile(hub: string, name: string, file: string): AppError {
  return new AppError('input', `模型站 ${hub} 上的 ${name} 里没有 ${file}。`, {
    fix: '核对模型名；要用带 ONNX 文件的模型（名字里常有 onnx），或自己转换后设 ANTOU_EMBEDDER_DIR。',
  })
}
