// Step: settings -> which endpoint, which model, which key; or an error that says what to set.
import { AppError } from '#shared/errors.ts'
import { type ModelPreset, modelPresets } from './model-presets.ts'

export interface ModelSettings {
  /** deepseek, qwen/qwen-max, or any model's name beside a URL. */
  readonly model: string
  readonly url: string | null
  readonly key: string | null
  readonly timeoutMs: number
  readonly isAgent: boolean
}

export interface ModelEndpoint {
  readonly protocol: ModelPreset['protocol']
  readonly url: string | null
  readonly model: string
  readonly key: string | null
  /** As recorded with each answer. */
  readonly name: string
}

/** Throws AppError `setting`. */
export function readModelSettings({ model, url, key }: ModelSettings): ModelEndpoint {
  const [head = '', ...rest] = model.split('/')
  const preset = modelPresets.find(({ name }) => name === head)
  if (!preset) return readOther({ model, url, key })
  const chosen = rest.join('/') || preset.model
  if (!chosen) {
    throw new AppError('setting', `ANTOU_MODEL=${model} 没有写明模型`, {
      fix: `写成 ANTOU_MODEL=${preset.name}/模型名，例如 ${preset.name}/Qwen2.5-7B-Instruct`,
    })
  }
  if (preset.key !== null && !key) {
    throw new AppError('setting', `用 ${preset.name} 要设 ANTOU_MODEL_KEY`, {
      fix: `把 ANTOU_MODEL_KEY 设为 ${preset.key}；不用大模型就去掉 ANTOU_MODEL`,
    })
  }
  return {
    protocol: preset.protocol,
    url: url ?? preset.url,
    model: chosen,
    key,
    name: `${preset.name}/${chosen}`,
  }
}

function readOther({
  model,
  url,
  key,
}: {
  model: string
  url: string | null
  key: string | null
}): ModelEndpoint {
  if (!url) {
    throw new AppError('setting', `不认识的模型 ANTOU_MODEL=${model}，又没有设 ANTOU_MODEL_URL`, {
      fix: `用现成的名字（${modelPresets.map(({ name }) => name).join('、')}），或把 ANTOU_MODEL_URL 设为兼容 OpenAI 的接口地址（以 /v1 结尾）`,
    })
  }
  return { protocol: 'openai', url, model, key, name: model }
}
