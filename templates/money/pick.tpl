{{%AUTOESCAPE context="HTML"}}{{!
  Staff choose a customer.  Q PICK_URL NONE_FOUND PICK(PICK_NAME PICK_CODE
  PICK_ID)
}}
{{@include money/head.tpl}}
<section class="card" aria-label="{{HEADING}}"><form class="filters" method="get" action="{{PICK_URL}}"><div class="field field-search"><label for="q">{{_"Name, code or initials"}}</label><input id="q" name="q" type="search" value="{{Q}}" maxlength="60"></div><button type="submit" class="button button-main">{{@icon search}}{{_"Search"}}</button></form>
<ul class="list">{{#PICK}}<li><div><a class="strong" href="{{PICK_URL}}?customer={{PICK_ID:u}}">{{PICK_NAME}}</a><small class="code">{{PICK_CODE}}</small></div></li>{{/PICK}}</ul>{{#NONE_FOUND}}<div class="empty">{{@icon search}}<h2>{{_"Nothing fits"}}</h2></div>{{/NONE_FOUND}}</section>
