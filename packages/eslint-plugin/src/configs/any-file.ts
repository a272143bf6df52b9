import type { ConfigObject, Plugin } from "@eslint/core";

import { JAVASCRIPT } from "./presets.ts";

/** What no official language of ESLint owns, and is written by hand or at least committed: by name where that says more than an extension. */
const TEXT = [
  "**/.env",
  "**/.env.*",
  "**/{*.env,.envrc,*.envrc}",
  "**/*.{yml,yaml,toml,ini,cfg,conf,config,properties,editorconfig,plist,xml,hcl,tf,tfvars,nix}",
  "**/{.npmrc,.netrc,.curlrc,.wgetrc,.nexusrc,.yarnrc,.gitconfig,.gitmodules,.bashrc,.bash_profile,.profile,.zshrc,.zprofile,.zshenv}",
  "**/{Dockerfile,Containerfile,*.dockerfile}",
  "**/{Dockerfile,Containerfile}.*",
  "**/{Makefile,makefile,GNUmakefile,justfile,Justfile,Jenkinsfile,Procfile,Caddyfile,Vagrantfile,Tiltfile,Rakefile,Gemfile,Podfile,Fastfile}",
  "**/*.{mk,mak,just,gradle,groovy,cmake,bzl}",
  "**/*.{sh,bash,zsh,fish,ksh,ps1,psm1,psd1,bat,cmd,awk}",
  "**/*.{http,rest,hurl,bru,curl}",
  "**/*.{ipynb,har,postman_collection,postman_environment}",
  "**/{.mcp,mcp,claude_desktop_config}.json",
  "**/*.{py,rb,php,pl,pm,lua,r,R,jl,go,rs,java,kt,kts,scala,clj,cs,fs,vb,swift,m,mm,dart,c,h,cc,cpp,hpp,ex,exs,erl,hs,ml,zig,sol,cls}",
  "**/*.{txt,text,log,csv,tsv,rst,adoc,org,tex,sql,graphql,gql,proto,tmpl,tpl,j2,jinja,erb,ejs,liquid,mustache,hbs,pug}",
];

/**
 * The rules of `@eslint/json`. ESLint stops when a rule is on for a language that it does not name, and MCP hosts' files may have been given to
 * that plugin: the last configuration decides which language they are.
 */
const JSON_RULES = [
  "no-duplicate-keys",
  "no-empty-keys",
  "no-unnormalized-keys",
  "no-unsafe-values",
  "sort-keys",
  "top-level-interop",
];

/** Reads as plain text what no official language owns. */
export function text(plugin: Plugin): ConfigObject {
  return {
    name: "nxs-guard/text",
    files: TEXT,
    language: "nxs-guard/text",
    plugins: { "nxs-guard": plugin },
    rules: { ...Object.fromEntries(JSON_RULES.map((rule) => [`json/${rule}`, "off"])), "nxs-guard/no-leak": "error" },
  };
}

/**
 * Adds the rule to every file that another configuration has ESLint lint, but for JavaScript, which has rules of its own: JSON, Markdown, CSS, HTML,
 * Vue, Svelte, Astro and whatever comes. By itself it brings no file in, since ESLint takes such a pattern for none.
 */
export function anyLanguage(plugin: Plugin): ConfigObject {
  return {
    name: "nxs-guard/any-language",
    files: ["**/*"],
    ignores: JAVASCRIPT,
    plugins: { "nxs-guard": plugin },
    rules: { "nxs-guard/no-leak": "error" },
  };
}
