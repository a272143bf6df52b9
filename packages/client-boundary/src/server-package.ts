import type { Manifest } from "./detect-frameworks.ts";

/** Frameworks for servers that answer HTTP. */
export const SERVERS = [
  "@hono/node-server",
  "@nestjs/core",
  "elysia",
  "express",
  "fastify",
  "h3",
  "hono",
  "koa",
  "nitropack",
];

/** What draws in a browser or on a phone, and what bundles for one. A tool's plugin or types are none: those names go on behind a `-` or `/`. */
const FOR_CLIENTS =
  /^(?:@angular\/core|@builder\.io\/qwik|@rsbuild\/core|alpinejs|astro|electron|esbuild|expo|gatsby|htmx\.org|jquery|lit|next|nuxt|parcel|preact|react|react-dom|react-native|rolldown|rollup|solid-js|svelte|vite|vue|webpack)$/;

/** Does a package run on a server's framework, and need nothing, not even for development, that a client would? */
export function isServerPackage({ dependencies = {}, devDependencies = {} }: Manifest): boolean {
  return (
    SERVERS.some((name) => Object.hasOwn(dependencies, name)) &&
    ![...Object.keys(dependencies), ...Object.keys(devDependencies)].some((name) => FOR_CLIENTS.test(name))
  );
}
