import * as vscode from 'vscode'
import { registerImportSchema } from './importSchemaCommand'
import { registerInferSchema } from './inferSchemaCommand'
import { registerInferStyle } from './inferStyleCommand'
import type { InferServices } from './inferSchemaRun'
import { registerNewArticle } from './newArticleCommand'
import type { NewArticleServices } from './newArticleRun'
import { registerOpenSample } from './openSampleCommand'
import { registerSetUp } from './setUpCommand'

export type CommandServices = InferServices & NewArticleServices

/** The commands that set up a site or create files in it, and the one that shows the log. */
export function registerCommands(context: vscode.ExtensionContext, services: CommandServices): vscode.Disposable {
  return vscode.Disposable.from(
    registerNewArticle(services),
    registerInferSchema(services),
    registerInferStyle(services),
    registerImportSchema(services),
    registerSetUp(services.log),
    registerOpenSample(context, services.log),
    vscode.commands.registerCommand('copydesk.showLog', () => services.log.show()),
  )
}
