// A real identity provider (npm's `oidc-provider`, certified by the OpenID Foundation) as a council might run one.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import Provider from "oidc-provider";
import { freePort } from "./server.js";

const secret = "a secret & more, 100%";

/**
 * Starts a provider that knows everybody whose password there is "westmere", under NAME@westmere.example.
 *
 * `home`: where browsers reach Kith. Give what this gives as `env` to `startKith`, so that Kith knows it.
 * It is at "localhost" and Kith at "127.0.0.1": to a browser these are two sites, as they are in a council.
 */
export async function startProvider({ home }) {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const server = http.createServer().listen(port, "localhost");
  await once(server, "listening");
  let answer;
  server.on("request", (request, reply) => answer(request, reply));

  const provider = {
    issuer,
    env: {
      KITH_COUNCIL_SIGN_IN_ISSUER: issuer,
      KITH_COUNCIL_SIGN_IN_CLIENT_ID: "kith",
      KITH_COUNCIL_SIGN_IN_CLIENT_SECRET: secret,
      KITH_COUNCIL_SIGN_IN_HOME: home,
      KITH_COUNCIL_SIGN_IN_WORDS: "Sign in with your Westmere account",
    },
    /** New keys, as every provider takes from time to time, and nobody signed in. */
    startAnew() {
      answer = callback(issuer, home);
    },
    /** Whether it answers anybody. */
    down(yes) {
      if (yes) answer = (_, reply) => reply.writeHead(503, { "content-type": "text/html" }).end(page("Westmere is being mended", ""));
      else provider.startAnew();
    },
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  provider.startAnew();
  return provider;
}

function callback(issuer, home) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const oidc = new Provider(issuer, {
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "RS256" }] },
    clients: [
      {
        client_id: "kith",
        client_secret: secret,
        redirect_uris: [`${home}/sign-in/council/back`],
        post_logout_redirect_uris: [`${home}/sign-in`],
      },
    ],
    cookies: { keys: [randomUUID()] },
    claims: { openid: ["sub"], profile: ["preferred_username"], email: ["email", "email_verified"] },
    // Claims in the ID token, as Microsoft Entra and Keycloak write them.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, name) => ({ accountId: name, claims: () => ({ sub: name, preferred_username: `${name}@westmere.example` }) }),
    // A council does not ask its staff whether they agree.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page("Sign out of Westmere?", `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign out</button>`);
        },
      },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    ttl: { Interaction: 600, Session: 3600, Grant: 3600, AccessToken: 600, IdToken: 600 },
  });
  const asOidc = oidc.callback();
  return (request, reply) => {
    if (!request.url.startsWith("/interaction/")) return asOidc(request, reply);
    return interaction(oidc, request, reply).catch(() => reply.writeHead(400).end(page("That did not work", "")));
  };
}

async function interaction(oidc, request, reply) {
  await oidc.interactionDetails(request, reply);
  if (request.method !== "POST") {
    reply.writeHead(200, { "content-type": "text/html" });
    return reply.end(
      page("Westmere", `<form method="post"><label>Name <input name="name"></label><label>Password <input name="password" type="password"></label><button>Go on</button><button name="no" value="no">I do not want to</button></form>`),
    );
  }
  let sent = "";
  for await (const part of request) sent += part;
  const form = new URLSearchParams(sent);
  const refused = form.has("no") || form.get("password") !== "westmere";
  const result = refused ? { error: "access_denied" } : { login: { accountId: form.get("name") } };
  return oidc.interactionFinished(request, reply, result, { mergeWithLastSubmission: false });
}

const page = (title, inside) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${inside}</body></html>`;
