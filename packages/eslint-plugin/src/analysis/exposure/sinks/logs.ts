import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "../../syntax.ts";
import type { Callee, Sink } from "./sink.ts";

const LEVEL =
  /^(?:log|trace|debug|verbose|silly|fine|finer|info|http|notice|warn|warning|error|exception|fatal|crit|critical|alert|emerg|panic|success|fail|start|ready|box|note|message|step|await|pending|complete|dir|dirxml|table|group|groupCollapsed|print|write|writeln|outro|intro|event|wide|timeLog)$/;
const MODULES =
  /^(?:pino|winston|bunyan|log4js|loglevel|consola|signale|tslog|roarr|npmlog|electron-log|diary|adze|caterpillar|lambda-log|fancy-log|@clack\/prompts|@actions\/core|@google-cloud\/logging\S*|@aws-lambda-powertools\/logger|@logtape\/\S+|@std\/log|effect\/Logger)(?:\/|$)/;
const LOGGER_NAME =
  /^(?:log|logs|logger|logging|winston|pino|bunyan|consola|signale|reporter)$|(?:[a-z\d]L|_l|^\$l)og(?:ger)?$|_LOG(?:GER)?$|^LOG(?:GER)?$|Logger$|^(?:get|use|create|make)Log(?:ger)?$/;
/** Functions that are called by themselves. */
const LOG_FUNCTION =
  /^(?:log|logger|print|println|printf)$|^log(?:Debug|Error|Event|Fatal|Info|Message|To\w+|Warn|Warning)$|^console(?:Log|Error)$/;
const STREAM = /^(?:process|Deno)\.std(?:out|err)\.write(?:Sync)?$/;
/** What only measures and clears. A label is printed by `count` and `timeEnd`. */
const QUIET_CONSOLE = /^(?:clear|countReset|groupEnd|profile|profileEnd|time|timeStamp)$/;
/** What puts its values into every line that a logger writes from then on. */
const BINDS = /^(?:child|setBindings|addContext|addPersistentLogAttributes|appendKeys|defaultMeta)$/;
const MAKES_LOGGER = /^(?:createLogger|pino|bunyan|winston|Logger)$/;
/** Options of loggers that do the same: https://getpino.io/#/docs/api?id=base-object, winston's `defaultMeta` */
const BINDING_OPTION = /^(?:base|defaultMeta|persistentLogAttributes|persistentKeys)$/;

/** `console.log(…)`, `logger.info(…)`, `process.stdout.write(…)`. */
export function logAt(callee: Callee): Sink | undefined {
  const { method, holder, module, path, name, values } = callee;
  const [root = "", own = ""] = path;
  const log = (shown = values): Sink => ({ kind: "log", name, values: shown, showsTextOnly: isRedacting(callee) });
  if (module === undefined && root === "console" && path.length === 2) {
    if (QUIET_CONSOLE.test(own)) return undefined;
    return own === "assert" ? log(values.slice(1)) : log();
  }
  if (STREAM.test(path.join(".")) || STREAM.test(`process.${holder}.${method}`)) return log();
  if (module === "debug" || (module === "util" && /^(?:debuglog|debug)$/.test(root))) {
    return path.at(-1) === "()" ? log() : undefined;
  }
  if (LEVEL.test(method) && (LOGGER_NAME.test(holder) || (module !== undefined && MODULES.test(module)))) return log();
  if (LEVEL.test(path.at(-1) ?? "") && path.length > 1 && LOGGER_NAME.test(path.at(-2) ?? "")) return log();
  const bound = boundAt(callee);
  if (bound) return log(bound);
  // Azure Functions: context.log(…); Nest: new Logger().log(…)
  if (method === "log" && /^(?:context|ctx|app|server|fastify|core|cy)$/.test(holder)) return log();
  return holder === "" && path.length > 0 && LOG_FUNCTION.test(method) ? log() : undefined;
}

/** What is written with every line: `logger.child({ … })`, `createLogger({ defaultMeta: { … } })`. */
function boundAt({ method, holder, module, values }: Callee): readonly TSESTree.Node[] | undefined {
  const isLogging = module !== undefined && MODULES.test(module);
  if (BINDS.test(method)) return isLogging || LOGGER_NAME.test(holder) ? values.slice(0, 1) : undefined;
  const isMade = isLogging && (MAKES_LOGGER.test(method) || method === module);
  return isMade ? values.flatMap(bindingsIn) : undefined;
}

function bindingsIn(options: TSESTree.Node): readonly TSESTree.Node[] {
  if (options.type !== "ObjectExpression") return [];
  return options.properties.flatMap((each) =>
    each.type === "Property" && BINDING_OPTION.test(staticName(each) ?? "") ? [each.value] : [],
  );
}

/** Is the logger made in this file with a list of what it shall black out? That reaches into objects, not into texts. */
function isRedacting({ calls }: Callee): boolean {
  return calls.some(
    (call) =>
      (call.type === "CallExpression" || call.type === "NewExpression") &&
      call.arguments.some(
        (each) =>
          each.type === "ObjectExpression" &&
          each.properties.some(
            (property) => property.type === "Property" && "name" in property.key && property.key.name === "redact",
          ),
      ),
  );
}
