import { checkTool } from './checkTool'
import { explainTool } from './explainTool'
import { namesTool } from './namesTool'
import { renameTool } from './renameTool'
import type { Tool } from './tool'

/** The tools, in the order in which clients list them. */
export const tools: readonly Tool[] = [checkTool, explainTool, namesTool, renameTool]
