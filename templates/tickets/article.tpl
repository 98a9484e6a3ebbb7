{{%AUTOESCAPE context="HTML"}}{{!
  One article.  Filled by cgi-bin/tickets/help.c.  ARTICLE_NAME ARTICLE_BODY
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/help">{{_"Help"}}</a></li></ol></nav><h1>{{ARTICLE_NAME}}</h1></div></div>
<div class="stack"><section class="card"><div class="card-body"><p class="pre-line">{{ARTICLE_BODY:p}}</p></div></section>
{{#FOR_CUSTOMER}}<section class="card"><div class="card-body row row-apart"><p>{{_"Not what you needed?"}}</p><div class="row"><a class="button" href="/complaints/new">{{@icon message-2}}{{_"Complain"}}</a><a class="button button-main" href="/tickets/new">{{@icon help-circle}}{{_"Ask something"}}</a></div></div></section>{{/FOR_CUSTOMER}}</div>
