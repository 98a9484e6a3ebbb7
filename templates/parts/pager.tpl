{{%AUTOESCAPE context="HTML"}}
{{! The way through a list of any length.  Filled by list_page().
    HAS_FIRST FIRST_URL HAS_NEXT NEXT_URL }}
<div class="pager"><nav aria-label="{{_"Pages of the list"}}"><ul class="row">
{{#HAS_FIRST}}
<li><a class="button button-small button-quiet" href="{{FIRST_URL}}">{{_"Back to the newest"}}</a></li>
{{/HAS_FIRST}}
{{#HAS_NEXT}}
<li><a class="button button-small" rel="next" href="{{NEXT_URL}}">{{@icon chevron-right}}{{_"Next page"}}</a></li>
{{/HAS_NEXT}}
</ul></nav></div>
