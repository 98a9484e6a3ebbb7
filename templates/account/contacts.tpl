{{%AUTOESCAPE context="HTML"}}{{!
  People at a customer; nothing private.  Filled by cgi-bin/account/contacts.c and
  cgi-bin/view/contact_view.c.

  PERSON(CONTACT_ID CONTACT_NAME CONTACT_POSITION CONTACT_MOBILE CONTACT_MAIL
  CONTACT_ROLE IS_ACTIVE HAS_LEFT IS_PURGED) HAS_PEOPLE or NO_PEOPLE; MAY_CHANGE
  NAME_TYPED POSITION_TYPED MOBILE_TYPED MAIL_TYPED ROLE
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="{{BASE}}">{{CUSTOMER}}</a></li></ol></nav><h1>{{_"Contacts"}}</h1><p>{{CUSTOMER}} <span class="code">{{CODE}}</span></p></div>{{#MAY_CHANGE}}<div class="row no-print"><a class="button button-main" href="#add-h">{{@icon user-plus}}{{_"Add a contact"}}</a></div>{{/MAY_CHANGE}}</div>
<div class="stack"><section class="card no-print" aria-label="{{_"Pages of this account"}}">{{@include account/tabs.tpl}}</section>
<div class="with-side"><section class="card card-long" aria-label="{{_"Contacts"}}">
{{#NO_PEOPLE}}<div class="empty">{{@icon users}}<h2>{{_"Nobody is on file"}}</h2><p>{{_"Add those who decide, use, check and buy."}}</p></div>{{/NO_PEOPLE}}
{{#HAS_PEOPLE}}<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Contacts"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Full name"}}</th><th role="columnheader" scope="col">{{_"Mobile"}}</th><th role="columnheader" scope="col">{{_"Mail"}}</th><th role="columnheader" scope="col">{{_"State"}}</th></tr></thead><tbody role="rowgroup">
{{#PERSON}}
<tr role="row"><td role="cell" class="cell-main"><a class="strong" href="{{BASE}}/contacts/{{CONTACT_ID}}">{{CONTACT_NAME}}</a><small>{{CONTACT_POSITION}}</small></td><td role="cell" data-label="{{_"Mobile"}}" class="code">{{CONTACT_MOBILE}}</td><td role="cell" data-label="{{_"Mail"}}">{{CONTACT_MAIL}}</td><td role="cell" class="cell-state">{{#CONTACT_ROLE}}<span class="badge tone-info">{{CONTACT_ROLE}}</span> {{/CONTACT_ROLE}}{{#IS_ACTIVE}}<span class="badge tone-good">{{_"There"}}</span>{{/IS_ACTIVE}}{{#HAS_LEFT}}<span class="badge tone-quiet">{{_"No longer there"}}</span>{{/HAS_LEFT}}{{#IS_PURGED}}<span class="badge tone-quiet">{{_"Purged"}}</span>{{/IS_PURGED}}</td></tr>
{{/PERSON}}
</tbody></table>{{/HAS_PEOPLE}}</section>
{{#MAY_CHANGE}}<aside class="stack no-print" aria-label="{{_"Add a contact"}}"><section class="card" aria-labelledby="add-h"><div class="card-head"><h2 id="add-h">{{_"Add a contact"}}</h2></div><form method="post" action="{{BASE}}/contacts" class="card-body stack">{{@form}}{{@include account/contact_fields.tpl}}<button type="submit" class="button button-main button-wide">{{@icon check}}{{_"Add"}}</button></form></section></aside>{{/MAY_CHANGE}}</div></div>
