{{%AUTOESCAPE context="HTML"}}{{!
  The group a customer belongs to.  Filled by group_view_page() and
  about_view_head().

  MEMBER(MEMBER_ID MEMBER_CODE MEMBER_NAME MEMBER_REP IS_THIS IS_HEAD DEPTH YEAR
  BEFORE USED OVERDUE IS_OVERDUE) and the sums of these; COUNT IS_ALONE or IS_GROUP
  HIDDEN_PARENT PARENT_TYPED MAY_CHANGE SHARES_LIMIT SEES_LIMITS or
  NO_LIMITS LIMIT_ID LIMIT_NAME
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/customers">{{_"Customers"}}</a></li><li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"Company group"}} {{CUSTOMER}}</h1><p class="code">{{CODE}}</p></div></div>
<div class="stack"><section class="card no-print">{{@include customers/about_tabs.tpl}}</section>
{{#IS_ALONE}}<section class="card"><div class="empty">{{@icon users}}<h2>{{_"It belongs to no group"}}</h2><p>{{_"Name its parent below, and their sales, credit and arrears stand together here."}}</p></div></section>{{/IS_ALONE}}
{{#IS_GROUP}}<section class="card" aria-labelledby="members-h"><div class="card-head"><h2 id="members-h">{{_"Companies of the group"}}</h2><span class="count">{{COUNT}}</span></div>
{{#HIDDEN_PARENT}}<p class="card-body soft">{{_"The parent is looked after by a colleague: you see your own customers and their sums."}}</p>{{/HIDDEN_PARENT}}
<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Companies of the group"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Customer"}}</th><th role="columnheader" scope="col" class="number">{{_"Sales of 12 months"}}</th><th role="columnheader" scope="col" class="number">{{_"12 months before"}}</th><th role="columnheader" scope="col" class="number">{{_"Credit used"}}</th><th role="columnheader" scope="col" class="number">{{_"Overdue"}}</th></tr></thead><tbody role="rowgroup">
{{#MEMBER}}
<tr role="row"><td role="cell" class="cell-main">{{#DEPTH}}<span aria-hidden="true">· </span>{{/DEPTH}}<a href="/customers/{{MEMBER_ID}}/group"{{#IS_THIS}} aria-current="page"{{/IS_THIS}}>{{MEMBER_NAME}}</a>{{#IS_HEAD}} <span class="badge tone-brand">{{_"Head"}}</span>{{/IS_HEAD}}{{#IS_THIS}} <span class="badge tone-info">{{_"this one"}}</span>{{/IS_THIS}}<small>{{MEMBER_CODE}}{{#MEMBER_REP}} · {{MEMBER_REP}}{{/MEMBER_REP}}</small></td><td role="cell" class="number" data-label="{{_"Sales of 12 months"}}">{{YEAR}}</td><td role="cell" class="number" data-label="{{_"12 months before"}}">{{BEFORE}}</td><td role="cell" class="number" data-label="{{_"Credit used"}}">{{USED}}</td><td role="cell" class="number" data-label="{{_"Overdue"}}">{{#IS_OVERDUE}}<span class="badge tone-bad">{{/IS_OVERDUE}}{{OVERDUE}}{{#IS_OVERDUE}}</span>{{/IS_OVERDUE}}</td></tr>
{{/MEMBER}}
<tr role="row" class="strong"><td role="cell" class="cell-main">{{_"All together"}}</td><td role="cell" class="number" data-label="{{_"Sales of 12 months"}}">{{YEAR}}</td><td role="cell" class="number" data-label="{{_"12 months before"}}">{{BEFORE}}</td><td role="cell" class="number" data-label="{{_"Credit used"}}">{{USED}}</td><td role="cell" class="number" data-label="{{_"Overdue"}}">{{OVERDUE}}</td></tr>
</tbody></table></section>{{/IS_GROUP}}
{{#SHARES_LIMIT}}<div class="notice tone-info">{{@icon credit-card}}<div>{{_"It shares its credit limit:"}} {{#SEES_LIMITS}}<a href="/credit-groups/{{LIMIT_ID}}">{{LIMIT_NAME}}</a>{{/SEES_LIMITS}}{{#NO_LIMITS}}{{LIMIT_NAME}}{{/NO_LIMITS}}</div></div>{{/SHARES_LIMIT}}
{{#MAY_CHANGE}}<section class="card no-print" aria-labelledby="parent-h"><div class="card-head"><h2 id="parent-h">{{_"Whom it belongs to"}}</h2></div><form method="post" action="{{BASE}}/group" class="card-body stack">{{@form}}<div class="field"><label for="parent">{{_"Code of the parent (empty: none)"}}</label><input id="parent" name="parent" value="{{PARENT_TYPED}}" maxlength="40" autocomplete="off"{{#PARENT_ERROR}} aria-invalid="true" aria-describedby="parent-e"{{/PARENT_ERROR}}>{{#PARENT_ERROR}}<p class="field-error" id="parent-e">{{@icon alert-circle small}}{{PARENT_ERROR}}</p>{{/PARENT_ERROR}}</div><div class="row"><button type="submit" class="button button-main">{{@icon check}}{{_"Save"}}</button></div></form></section>{{/MAY_CHANGE}}
</div>
