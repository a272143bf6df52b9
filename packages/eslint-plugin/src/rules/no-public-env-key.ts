import type { EnvMechanism } from "@nxs-guard/client-boundary";
import { isAdminRequest } from "@nxs-guard/rules";
import type { TSESTree } from "@typescript-eslint/utils";

import { environmentVariable } from "../analysis/environment-variable.ts";
import { keyVariables } from "../analysis/nexus-key.ts";
import { publicConfigAt } from "../analysis/public-config.ts";
import type { PublicConfig } from "../analysis/public-config.ts";
import { fileReader } from "../analysis/requests/file-reader.ts";
import { mayConcernNexus } from "../analysis/requests/may-concern-nexus.ts";
import { CREDENTIAL } from "../analysis/requests/nexus-request.ts";
import type { NexusRequest } from "../analysis/requests/nexus-request.ts";
import { requestsOf } from "../analysis/requests/requests-of.ts";
import { readSettings } from "../analysis/settings.ts";
import { projectOf } from "../analysis/sides/project.ts";
import { calleeName, staticName } from "../analysis/syntax.ts";
import { createRule } from "../create-rule.ts";

const SESSION = /^x-chat-session-token$/i;
const NEXT_CONFIG = /(?:^|[\\/])next\.config\.[cm]?[jt]s$/;
/** Options that say which names are public. */
const PREFIX_OPTION = /^(?:envPrefix|publicPrefix|clientPrefix)$/;

export const noPublicEnvKey = createRule<"config" | "name" | "prefix">("no-public-env-key", {
  meta: {
    type: "problem",
    docs: {
      description: "Disallow Nexus keys in environment variables that bundlers send to the client",
      recommended: true,
      catalogue: ["nexus-public-env-name"],
    },
    messages: {
      name: "{{tool}} builds this Nexus key into what every visitor downloads: {{reason}}. Rename it, read it on the server alone, and revoke the key if it was ever built.",
      config:
        "This sends a Nexus key to every visitor ({{tool}}): {{reason}}. Take it out, read it on the server alone, and revoke the key if it was ever built.",
      prefix:
        "This prefix makes public every variable that begins so, among them the Nexus key `{{name}}`. Choose one that no secret has.",
    },
  },
  create({ sourceCode, physicalFilename, cwd, settings: all, report }) {
    const settings = readSettings(all);
    if (!mayConcernNexus({ sourceCode, settings })) return {};
    const file = fileReader(sourceCode, settings);
    const { facts } = projectOf(physicalFilename, cwd, settings);
    // What next.config itself reads is not built in: Node runs it.
    const variables = keyVariables(
      settings,
      NEXT_CONFIG.test(physicalFilename) ? { ...facts, inlinedEnvNames: [] } : facts,
    );

    const sent = new Set<TSESTree.Node>();

    function visitRead(node: TSESTree.Node): void {
      const variable = environmentVariable(node, file);
      const mechanism = variable && variables.mechanismOf(variable);
      if (variable && mechanism && !isDeleted(node)) reportName(variable.node, mechanism);
    }

    /** `VITE_API_KEY` tells nothing of Nexus; that it is sent there as a key does. */
    function visitSent({ record, headers, toldBy }: NexusRequest): void {
      if (toldBy !== "host" || isAdminRequest(record)) return;
      for (const { entry, text } of headers) {
        if (SESSION.test(entry.name) || !CREDENTIAL.test(entry.name)) continue;
        for (const { node } of text) {
          const variable = environmentVariable(file.resolve(node), file);
          if (!variable || sent.has(variable.node) || variables.mechanismOf(variable)) continue;
          sent.add(variable.node);
          const mechanism = variables.mechanismOfSent(variable);
          if (mechanism) reportName(variable.node, mechanism);
        }
      }
    }

    function reportName(node: TSESTree.Node, { tool, reason }: Pick<EnvMechanism, "reason" | "tool">): void {
      report({ loc: node.loc, messageId: "name", data: { tool, reason } });
    }

    function visitProperty(property: TSESTree.Property): void {
      const name = staticName(property);
      if (property.parent.type !== "ObjectExpression") visitRead(property);
      if (property.parent.type !== "ObjectExpression" || name === undefined) return;
      if (PREFIX_OPTION.test(name)) visitPrefixes(property.value);
      if (name === "env") visitPrefixes(property.value, /(?<=.)\*$/);
      const place = publicConfigAt(property, physicalFilename);
      if (place && (variables.isKeyProperty(place.name) || file.isKey(property.value))) {
        reportConfig(property.key, place.config);
      } else if (variables.isKeyName(name) && isPublicField(property.value)) {
        reportConfig(property.key, { tool: "Astro", reason: "the schema calls it public" });
      } else visitName(property.key, name);
    }

    function reportConfig(node: TSESTree.Node, { tool, reason }: PublicConfig): void {
      report({ loc: node.loc, messageId: "config", data: { tool, reason } });
    }

    /** A variable that is defined or declared by its name alone. */
    function visitName(node: TSESTree.Node, name: string): void {
      const mechanism = variables.mechanismOf({ name, form: "definition" });
      if (mechanism) reportName(node, mechanism);
    }

    /** @param ending without which a string is no prefix, and which is no part of it */
    function visitPrefixes(value: TSESTree.Node, ending = /$/): void {
      for (const each of value.type === "ArrayExpression" ? value.elements : [value]) {
        if (each?.type !== "Literal" || typeof each.value !== "string" || !ending.test(each.value)) continue;
        const prefix = each.value.replace(ending, "");
        const name = settings.envNames.find((secret) => prefix !== "" && secret.startsWith(prefix));
        if (name !== undefined) report({ loc: each.loc, messageId: "prefix", data: { name } });
      }
    }

    return {
      "Program:exit": () => requestsOf(file).forEach(visitSent),
      MemberExpression: visitRead,
      CallExpression: visitRead,
      ImportSpecifier: visitRead,
      Property: visitProperty,
      "TSPropertySignature, PropertyDefinition"(node: TSESTree.PropertyDefinition | TSESTree.TSPropertySignature) {
        if (node.key.type === "Identifier" && !node.computed) visitName(node.key, node.key.name);
      },
      NewExpression(node: TSESTree.NewExpression) {
        if (calleeName(node.callee) !== "EnvironmentPlugin") return;
        for (const each of node.arguments.flatMap((one) => (one.type === "ArrayExpression" ? one.elements : [one]))) {
          if (each?.type !== "Literal" || !variables.isKeyName(String(each.value))) continue;
          reportConfig(each, { tool: "webpack", reason: "what EnvironmentPlugin names is written into the bundle" });
        }
      },
    };
  },
});

function isDeleted({ parent }: TSESTree.Node): boolean {
  return parent?.type === "UnaryExpression" && parent.operator === "delete";
}

/** `envField.string({ context: "client", access: "public" })` of Astro: https://docs.astro.build/en/guides/environment-variables/#type-safe-environment-variables */
function isPublicField(value: TSESTree.Node): boolean {
  const [options] = value.type === "CallExpression" ? value.arguments : [];
  if (options?.type !== "ObjectExpression") return false;
  return options.properties.some(
    (each) =>
      each.type === "Property" &&
      each.value.type === "Literal" &&
      /^(?:access=public|context=client)$/.test(`${staticName(each) ?? ""}=${String(each.value.value)}`),
  );
}
