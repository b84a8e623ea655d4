import * as vscode from 'vscode'
import { registerAddCorrection, type CorrectionServices } from './addCorrectionCommand'
import { registerImportSchema } from './importSchemaCommand'
import { registerInferSchema } from './inferSchemaCommand'
import { registerInferStyle } from './inferStyleCommand'
import type { InferServices } from './inferSchemaRun'
import { registerNewArticle } from './newArticleCommand'
import type { NewArticleServices } from './newArticleRun'
import { registerOpenSample } from './openSampleCommand'
import { ShownTexts } from '../platform/shownTexts'
import { Proposals } from './proposals'
import { registerSetUp } from './setUpCommand'

export type CommandServices = Omit<InferServices, 'proposals'> & NewArticleServices & CorrectionServices

/** The commands that set up a site or create files in it, and the one that shows the log. */
export function registerCommands(context: vscode.ExtensionContext, given: CommandServices): vscode.Disposable {
  const texts = new ShownTexts()
  const proposals = new Proposals(texts, given.log)
  const services = { ...given, proposals }
  return vscode.Disposable.from(
    registerNewArticle(services),
    registerAddCorrection(services),
    registerInferSchema(services),
    registerInferStyle(services),
    registerImportSchema(services),
    texts,
    proposals,
    registerSetUp(services.log, texts),
    registerOpenSample(context, services.log),
    vscode.commands.registerCommand('copydesk.showLog', () => services.log.show()),
  )
}
