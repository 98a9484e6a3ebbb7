{{%AUTOESCAPE context="HTML"}}{{!
  Drafts and templates.  Filled by draft_view_list().

  JUST_DELETED DELETED_ID
  NO_DRAFTS or DRAFT rows; NO_TEMPLATES or TEMPLATE rows
}}
<div class="page-head"><div><h1>{{_"Drafts and templates"}}</h1></div><div class="row"><a class="button button-main" href="/orders/new">{{@icon plus}}{{_"New order"}}</a></div></div>
<div class="stack">
{{#JUST_DELETED}}<div class="notice tone-info">{{@icon trash}}<div class="row row-apart"><b>{{_"Deleted."}}</b><form method="post" action="/drafts/{{DELETED_ID}}/restore">{{@form}}<button type="submit" class="button button-small">{{_"Undo"}}</button></form></div></div>{{/JUST_DELETED}}
<section class="card" aria-labelledby="drafts-h"><div class="card-head"><h2 id="drafts-h">{{_"Drafts"}}</h2><small>{{_"Colleagues of your company may go on with them"}}</small></div>
{{#NO_DRAFTS}}<div class="empty">{{@icon clipboard}}<p>{{_"No order is being written."}}</p><a class="button button-main" href="/orders/new">{{_"Start a quick order"}}</a></div>{{/NO_DRAFTS}}
<ul class="list">{{#DRAFT}}<li class="row row-apart card-body"><div><a class="strong" href="/drafts/{{DRAFT_ID}}">{{#HAS_NAME}}{{NAME}}{{/HAS_NAME}}{{#NO_NAME}}{{_"Draft {DRAFT_ID}"}}{{/NO_NAME}}</a>{{#IS_SENT_BACK}} <span class="badge tone-warn">{{_"Sent back"}}</span>{{/IS_SENT_BACK}}<small class="block">{{#FOR_CUSTOMER}}{{CUSTOMER_NAME}} · {{/FOR_CUSTOMER}}{{_"{LINE_COUNT} lines"}} · {{CHANGED_BY}} · <time datetime="{{CHANGED_ISO}}">{{CHANGED_AT}}</time></small></div><div class="row"><a class="button button-small" href="/drafts/{{DRAFT_ID}}">{{_"Go on"}}</a><form method="post" action="/drafts/{{DRAFT_ID}}/delete">{{@form}}<button type="submit" class="icon-button" aria-label="{{_"Delete draft {DRAFT_ID}"}}">{{@icon trash}}</button></form></div></li>{{/DRAFT}}</ul></section>
<section class="card" aria-labelledby="templates-h"><div class="card-head"><h2 id="templates-h">{{_"Templates"}}</h2></div>
{{#NO_TEMPLATES}}<div class="empty"><p>{{_"A draft can be kept as a template on its page."}}</p></div>{{/NO_TEMPLATES}}
<ul class="list">{{#TEMPLATE}}<li class="row row-apart card-body"><div><b>{{#HAS_NAME}}{{NAME}}{{/HAS_NAME}}{{#NO_NAME}}{{_"Template {DRAFT_ID}"}}{{/NO_NAME}}</b><small class="block">{{#FOR_CUSTOMER}}{{CUSTOMER_NAME}} · {{/FOR_CUSTOMER}}{{_"{LINE_COUNT} lines"}} · {{CHANGED_BY}} · <time datetime="{{CHANGED_ISO}}">{{CHANGED_AT}}</time></small></div><div class="row"><form method="post" action="/drafts/{{DRAFT_ID}}/use">{{@form}}<button type="submit" class="button button-small">{{_"Order from it"}}</button></form><form method="post" action="/drafts/{{DRAFT_ID}}/delete">{{@form}}<button type="submit" class="icon-button" aria-label="{{_"Delete template {DRAFT_ID}"}}">{{@icon trash}}</button></form></div></li>{{/TEMPLATE}}</ul></section>
</div>
